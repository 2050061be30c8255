import { InvalidInput } from '../providers/invalidInput';
import type { CheckedPlace, WebhookCheck } from '../providers/webhookRules';
import { ProviderFailure } from '../transport/failure';
import type { Connection } from '../transport/request';
import type { Place } from './place';

/**
 * Asks the provider for everything that would keep answers from coming. A refusal by itself is a
 * finding too: it names the permission that the credential lacks.
 *
 * @throws InvalidInput with all findings
 */
export async function runChecks(place: Place): Promise<void> {
	const { provider, connection, registration } = place;
	const findings: string[] = [];
	for (const check of provider.webhook?.registration?.checks ?? []) {
		if (check.onlyManual && registration) continue;
		const finding = await runCheck(connection, check, place);
		if (finding) findings.push(finding);
	}
	if (findings.length > 0) throw new InvalidInput(findings.join(' '));
}

async function runCheck(
	connection: Connection,
	check: WebhookCheck,
	{ url, testNumber }: CheckedPlace,
): Promise<string | undefined> {
	try {
		return await connection.call(check, { url, testNumber });
	} catch (thrown) {
		if (check.unconfirmed && thrown instanceof ProviderFailure) return undefined;
		throw thrown instanceof Error ? thrown : new InvalidInput(String(thrown));
	}
}
