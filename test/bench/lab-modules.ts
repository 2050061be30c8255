import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Core from 'n8n-core';
import type { ICredentialsHelper, IDataDeduplicator } from 'n8n-workflow';
import type * as N8nWorkflow from 'n8n-workflow';

type Class<T, Parameters extends unknown[] = never[]> = new (...parameters: Parameters) => T;

/** n8n's settings, of which only those for expressions are read here. */
interface GlobalConfig {
	readonly expressionEngine: Parameters<typeof N8nWorkflow.Expression.initExpressionEngine>[0];
}

interface DbConnection {
	init(): Promise<void>;
	migrate(): Promise<void>;
}

interface Repository {
	insert(row: object): Promise<unknown>;
}

/** What the lab's n8n is made of, as far as it takes to run a node in it. */
export interface LabModules {
	readonly core: typeof Core;
	readonly n8nWorkflow: typeof N8nWorkflow;
	/** The one instance of a class, from n8n's injector. */
	get<T>(service: Class<T>): T;
	readonly GlobalConfig: Class<GlobalConfig>;
	readonly DbConnection: Class<DbConnection>;
	readonly CredentialsRepository: Class<Repository>;
	readonly WorkflowRepository: Class<Repository>;
	/** Reads credentials for nodes; belongs to n8n itself, not to n8n-core. */
	readonly CredentialsHelper: Class<ICredentialsHelper, unknown[]>;
	/** What remembers processed items; belongs to n8n itself, too. */
	getDataDeduplicationService(): IDataDeduplicator;
}

/**
 * Loads the copies of n8n's packages that the lab's n8n runs on, not the ones that this project is
 * developed against.
 */
export function loadLabModules(labDir: string): LabModules {
	const load = createRequire(join(labDir, 'node_modules', 'n8n', 'package.json'));
	load('reflect-metadata');
	const { Container } = load('@n8n/di') as { Container: Pick<LabModules, 'get'> };
	const { GlobalConfig } = load('@n8n/config') as LabModules;
	const { DbConnection, CredentialsRepository, WorkflowRepository } = load('@n8n/db') as LabModules;
	const { CredentialsHelper } = load('n8n/dist/credentials-helper') as LabModules;
	const { getDataDeduplicationService } = load('n8n/dist/deduplication') as LabModules;
	return {
		core: load('n8n-core') as typeof Core,
		n8nWorkflow: load('n8n-workflow') as typeof N8nWorkflow,
		get: (service) => Container.get(service),
		GlobalConfig,
		DbConnection,
		CredentialsRepository,
		WorkflowRepository,
		CredentialsHelper,
		getDataDeduplicationService,
	};
}
