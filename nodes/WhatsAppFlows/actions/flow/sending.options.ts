import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../providers/invalidInput';
import type { Provider } from '../../providers/provider';
import type { Item } from '../operation';
import { asText, parameter, perProvider } from '../operation';

/** How a list goes out. */
export interface SendingOptions {
	messagesPerSecond: number;
	concurrency: number;
	maxAttempts: number;
	/** Whether an ended sending fails the node also where its items could go on as failed ones. */
	failWhenStopped: boolean;
	/** Whether a second message of the same flow to the same person goes out, too. */
	repeatRecipients: boolean;
	dryRun: boolean;
	campaign?: { name: string; uncertain: 'skip' | 'again' };
}

/** WhatsApp's highest throughput: https://developers.facebook.com/docs/whatsapp/cloud-api/overview */
const TOP_SPEED = 1000;
const MOST_AT_ONCE = 500;
const MOST_ATTEMPTS = 20;

const numberField = (
	displayName: string,
	name: string,
	fallback: number,
	maxValue: number,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: name === 'messagesPerSecond' ? 0.01 : 1, maxValue },
	default: fallback,
	description,
});

function fieldsFor({ flow }: Provider): INodeProperties | undefined {
	if (!flow.send) return undefined;
	return {
		displayName: 'Sending Options',
		name: 'sendingOptions',
		type: 'collection',
		placeholder: 'Add Sending Option',
		default: {},
		description: 'How a list of many people is sent to; they are read from the first item',
		options: [
			numberField(
				'Attempts',
				'maxAttempts',
				5,
				MOST_ATTEMPTS,
				'How often a message is tried at most; only one that surely did not go out is tried again. By default 5 for a list, and 1 for a single message.',
			),
			{
				displayName: 'Campaign Name',
				name: 'campaignName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Spring 2026',
				description:
					'Each person gets this campaign once: whoever was reached is skipped when the workflow runs again, also after a crash or with a longer list',
			},
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: false,
				description:
					'Whether to send nothing and show what would be sent, to whom, and what would be refused',
			},
			{
				displayName: 'If It Is Uncertain Who Was Reached',
				name: 'uncertain',
				type: 'options',
				options: [
					{ name: 'Send Again', value: 'again', description: 'Some may get the message twice' },
					{ name: 'Skip', value: 'skip', description: 'Some may not get the message' },
				],
				default: 'skip',
				description:
					'What to do with people of this campaign to whom a message was under way when n8n stopped',
			},
			numberField(
				'Messages at the Same Time',
				'concurrency',
				100,
				MOST_AT_ONCE,
				'How many messages may wait for their answer at once',
			),
			numberField(
				'Messages per Second',
				'messagesPerSecond',
				flow.send.messagesPerSecond,
				TOP_SPEED,
				'The highest speed, which the node lowers when the provider asks for it; use 20 for a number that is also used in the WhatsApp Business app',
			),
			{
				displayName: 'Same Person Twice',
				name: 'samePerson',
				type: 'options',
				options: [
					{
						name: 'Send Once',
						value: 'once',
						description: 'Later items with the same flow are skipped',
					},
					{ name: 'Send for Each Item', value: 'each' },
				],
				default: 'once',
				description: 'What to do when two items send the same flow to the same person',
			},
			{
				displayName: 'When Sending Must Stop',
				name: 'whenStopped',
				type: 'options',
				options: [
					{
						name: 'Fail',
						value: 'fail',
						description: 'The node fails, and says how many went out',
					},
					{
						name: 'Pass the Rest On',
						value: 'pass',
						description: 'The rest leaves the node as items that were not sent',
					},
				],
				default: 'fail',
				description:
					'What to do when no further message can go out, such as with a blocked flow; with On Error set to Continue the rest is always passed on',
			},
		],
	};
}

export const sendingFields: INodeProperties[] = perProvider(fieldsFor);

/**
 * Reads *Sending Options* from the first item. A message alone is tried once: n8n's own *Retry On
 * Fail* decides about more.
 * @throws InvalidInput naming the option that makes no sense
 */
export function readSendingOptions(item: Item, listLength: number): SendingOptions {
	const given = parameter<Record<string, unknown>>(item, 'sendingOptions', {});
	const { messagesPerSecond } = item.connection.provider.flow.send ?? { messagesPerSecond: 1 };
	return {
		messagesPerSecond: readSpeed(given.messagesPerSecond ?? messagesPerSecond),
		concurrency: readCount(given.concurrency ?? 100, 'Messages at the Same Time', MOST_AT_ONCE),
		maxAttempts: readCount(
			given.maxAttempts ?? (listLength > 1 ? 5 : 1),
			'Attempts',
			MOST_ATTEMPTS,
		),
		failWhenStopped: given.whenStopped !== 'pass',
		repeatRecipients: given.samePerson === 'each',
		dryRun: given.dryRun === true,
		campaign: readCampaign(given),
	};
}

function readSpeed(given: unknown): number {
	const speed = Number(given);
	if (speed > 0 && speed <= TOP_SPEED) return speed;
	throw new InvalidInput(
		`Messages per Second is ${String(given)}`,
		`Give a number above 0 and up to ${TOP_SPEED}, such as 80.`,
	);
}

function readCount(given: unknown, label: string, most: number): number {
	const count = Number(given);
	if (Number.isInteger(count) && count >= 1 && count <= most) return count;
	throw new InvalidInput(`${label} is ${String(given)}`, `Give a whole number from 1 to ${most}.`);
}

function readCampaign(given: Record<string, unknown>): SendingOptions['campaign'] {
	if (given.campaignName === undefined) return undefined;
	const name = asText(given.campaignName);
	if (name) return { name, uncertain: given.uncertain === 'again' ? 'again' : 'skip' };
	throw new InvalidInput(
		'Campaign Name is empty',
		'Give the campaign a name, or remove this option.',
	);
}
