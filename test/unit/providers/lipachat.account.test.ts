import { lipachat } from '../../../nodes/WhatsAppFlows/providers/lipachat';

/** https://docs.lipachat.com/api/whatsapp-flows/creating-a-flow */

const credentials = { apiKey: 'key', senderNumber: '254712345678' };

describe('the Lipachat account', () => {
	it('has the public gateway and the plausible paths by default', () => {
		expect(
			lipachat.readAccount({ ...credentials, baseUrl: '', publishPath: '', listPath: ' ' }),
		).toEqual({
			baseUrl: 'https://gateway.lipachat.com/api/v1',
			tokenSecrets: ['key'],
			senderNumber: '254712345678',
			publishPath: '/whatsapp/manage/flow/{flowId}/publish',
			listPath: '/whatsapp/manage/flow',
		});
	});

	it.each([['+254110090747'], ['254 110 090 747'], ['00254-110-090-747'], [254110090747]])(
		'reads the sender’s number from %s',
		(senderNumber) => {
			expect(lipachat.readAccount({ ...credentials, senderNumber }).senderNumber).toBe(
				'254110090747',
			);
		},
	);

	it.each([
		['apiKey', '', 'API Key'],
		['senderNumber', '', 'Sender Number'],
		['senderNumber', '0712345678', 'Sender Number'],
		['senderNumber', 'my shop', 'Sender Number'],
		['baseUrl', 'gateway.lipachat.com', 'Base URL'],
		['publishPath', '/whatsapp/manage/flow/publish', 'Publish Path'],
		['publishPath', 'https://gateway.lipachat.com/{flowId}', 'Publish Path'],
		['listPath', 'flows', 'List Path'],
	])('refuses the field %s when it is “%s”, naming %s', (field, value, label) => {
		expect(() => lipachat.readAccount({ ...credentials, [field]: value })).toThrow(label);
	});
});
