import type { Exchange } from '../endpoint/request';
import { isTokenSigned } from '../endpoint/tokenSignature';
import { readFlowToken } from '../tokens';
import type { EndpointKeys } from '../transport/endpointKeys';
import type { Settings } from './settings';

/** What a request's flow token tells. */
export interface TokenReading {
	/** Whether the trigger's settings let it pass. */
	accepted: boolean;
	/** Only of a valid token of this package. */
	flowId?: string;
	reference?: string;
	/** Absent where WhatsApp sent no signature along. */
	tokenSignatureValid?: boolean;
}

export function readToken(
	{ flowToken, tokenSignature }: Exchange,
	keys: EndpointKeys,
	settings: Settings,
	now: number,
): TokenReading {
	const { valid, flowId, reference, issuedAt = 0 } = readFlowToken(flowToken ?? '', keys.tokens);
	const { tokenCheck, maxAge, flowIds } = settings;
	const fresh = maxAge <= 0 || now - issuedAt <= maxAge;
	const ofFlow = flowIds.length === 0 || (flowId !== undefined && flowIds.includes(flowId));
	return {
		accepted: tokenCheck === 'none' || (valid && fresh && ofFlow),
		flowId,
		reference,
		tokenSignatureValid:
			tokenSignature === undefined
				? undefined
				: isTokenSigned(tokenSignature, flowToken, keys.appSecrets),
	};
}
