import { InvalidInput } from '../providers/invalidInput';
import type { Place } from './place';

/**
 * Asks the provider for everything that would keep answers from coming. A refusal by itself is a
 * finding too: it names the permission that the credential lacks.
 *
 * @throws InvalidInput with all findings
 */
export async function runChecks({ provider, connection, registration, url }: Place): Promise<void> {
	const findings: string[] = [];
	for (const check of provider.webhook?.registration?.checks ?? []) {
		if (check.onlyManual && registration) continue;
		const finding = await connection.call(check, { url });
		if (finding) findings.push(finding);
	}
	if (findings.length > 0) throw new InvalidInput(findings.join(' '));
}
