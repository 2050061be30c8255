export { decryptRequest, encryptResponse } from './envelope';
export type { DecryptedRequest, EncryptedRequest } from './envelope';
export { decryptMedia } from './media';
export type { EncryptionMetadata } from './media';
export { loadPrivateKey } from './privateKey';
