import { InvalidInput } from '../../providers/invalidInput';
import type { LocalItem } from '../operation';

/**
 * The bytes of a file in the input item.
 * @param label what asks for the file
 * @throws InvalidInput when the item has none of this name
 */
export async function inputFile(item: LocalItem, name: string, label: string): Promise<Buffer> {
	try {
		item.node.helpers.assertBinaryData(item.index, name);
	} catch {
		throw noFile(label);
	}
	return await item.node.helpers.getBinaryDataBuffer(item.index, name);
}

function noFile(label: string): InvalidInput {
	return new InvalidInput(
		`${label}: the item has no file with this name`,
		'Look at the Binary tab of the input for the name of the file.',
	);
}
