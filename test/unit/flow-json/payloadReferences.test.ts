import { expectErrors, expectValid, value } from './support/expect';
import {
	at,
	complete,
	data,
	exchange,
	flow,
	footer,
	form,
	input,
	navigate,
	screen,
	type Json,
	type JsonObject,
} from './support/flows';

const payloadOf = (child: number, ...inner: Array<string | number>) =>
	at(0, child, 'on-click-action', 'payload', ...inner);
/** FIRST with some components leads to LAST with a payload. */
const leading = (
	payload: JsonObject | undefined,
	target: JsonObject | undefined,
	{ version = '7.3', first = [] as Json[], more = {} as JsonObject } = {},
) => {
	const { payload: _payload, ...bare } = navigate('LAST');
	const action = payload ? { ...bare, payload } : bare;
	return flow(
		[
			screen('FIRST', [...first, footer(action)], more),
			screen('LAST', [footer()], { terminal: true, ...(target && { data: target }) }),
		],
		{ version },
	);
};

describe('references in a payload', () => {
	const wrong = (message: string) => ({ error: 'INVALID_ON_CLICK_ACTION_PAYLOAD', message });
	const sending = (payload: JsonObject, children: Json[] = [], more: JsonObject = {}) =>
		flow([
			screen('FIRST', [...children, footer({ ...complete, payload })], { terminal: true, ...more }),
		]);

	it('name screens of the Flow', () => {
		expectErrors(sending({ a: '${screen.GONE.form.a}' }), {
			...wrong(
				"The screen id 'GONE' referenced in the dynamic binding expression '${screen.GONE.form.a}' " +
					'does not exist.',
			),
			at: value(payloadOf(0, 'a')),
		});
	});

	it('name fields of the data model', () => {
		expectErrors(
			sending({ a: '${data.gone}', b: '${data.person.gone}' }, [], {
				data: { person: data('object', {}, { properties: {} }) },
			}),
			{
				...wrong("Missing dynamic data '${data.gone}' in the data model for screen FIRST."),
				at: value(payloadOf(0, 'a')),
			},
			{
				...wrong("Missing dynamic data '${data.person.gone}' in the data model for screen FIRST."),
				at: value(payloadOf(0, 'b')),
			},
		);
	});

	it('name inputs and not the Form', () => {
		expectErrors(sending({ a: '${form.form}' }, [form([input('a')])]), {
			...wrong("Value of 'Form' component cannot be used in form binding."),
			at: value(payloadOf(1, 'a')),
		});
		expectValid(sending({ a: '${form.a}' }, [form([input('a')])]));
		expectValid(
			sending({ a: '${form.day.start-date}', b: '${data.any.thing}' }, [input('day')], {
				data: { any: data('object', {}) },
			}),
		);
	});

	it('are only looked up at the top', () => {
		expectValid(sending({ a: ['${form.gone}'], b: { c: '${data.gone}' } }));
	});

	const picker = (name: string, more: JsonObject = {}): JsonObject => ({
		type: 'PhotoPicker',
		name,
		label: 'Photo',
		'max-uploaded-photos': 1,
		...more,
	});

	it('bring no files to another screen', () => {
		const target = { photos: data('array', [], { items: { type: 'string' } }) };
		expectErrors(leading({ photos: '${form.photo}' }, target, { first: [picker('photo')] }), {
			...wrong(
				'The value of PhotoPicker component is not allowed in the payload of navigate action.',
			),
			at: value(payloadOf(1, 'photos')),
		});
	});

	it('bring files only at the top', () => {
		for (const photos of [['${form.photo}'], { inner: { photo: '${form.photo}' } }] as Json[]) {
			expectErrors(sending({ photos }, [picker('photo')]), {
				...wrong(
					'The value of following components must be a top-level string in complete and ' +
						'data_exchange on-click-action payload: [PhotoPicker, DocumentPicker].',
				),
				at: value(payloadOf(1, 'photos')),
			});
		}
	});

	const tooMany = wrong(
		'The aggregated maximum uploaded files of the PhotoPicker and DocumentPicker components cannot ' +
			"exceed 10 when using in the complete action payload. If 'max-uploaded-photos' or " +
			"'max-uploaded-documents' property is not set, the default uploaded files count is 30.",
	);
	const tooBig = wrong(
		'The aggregated size of maximum uploaded files of the PhotoPicker and DocumentPicker components ' +
			"cannot exceed 102400 KB when using in the complete action payload. If 'max-file-size-kb' " +
			'property is not set, the default file size is 25600 KB.',
	);

	it('complete with up to ten files', () => {
		const small = (count: number) => [
			picker('photo', { 'max-uploaded-photos': count, 'max-file-size-kb': 1 }),
		];
		expectValid(sending({ photos: '${form.photo}' }, small(10)));
		expectErrors(sending({ photos: '${form.photo}' }, small(11)), {
			...tooMany,
			at: value(payloadOf(1)),
		});
	});

	it('complete with up to 100 MB of files, by default 30 of 25 MB', () => {
		const four = [picker('photo', { 'max-uploaded-photos': 4 })];
		const five = [picker('photo', { 'max-uploaded-photos': 5 })];
		expectValid(sending({ photos: '${form.photo}' }, four));
		expectErrors(sending({ photos: '${form.photo}' }, five), {
			...tooBig,
			at: value(payloadOf(1)),
		});
		const { 'max-uploaded-photos': _most, ...unlimited } = picker('photo');
		expectErrors(
			sending({ photos: '${form.photo}' }, [unlimited]),
			{ ...tooMany, at: value(payloadOf(1)) },
			{ ...tooBig, at: value(payloadOf(1)) },
		);
	});

	it('send any number of files to the endpoint', () => {
		const { 'max-uploaded-photos': _most, ...unlimited } = picker('photo');
		expectValid(
			flow(
				[
					screen('FIRST', [unlimited, footer({ ...exchange, payload: { p: '${form.photo}' } })], {
						terminal: true,
					}),
				],
				{ data_api_version: '3.0', routing_model: {} },
			),
		);
	});
});
