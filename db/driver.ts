import { CompiledQuery, type DatabaseConnection, type TransactionSettings } from 'kysely'
import { PostgresJSDialect, type PostgresJSDialectConfig, PostgresJSDriver } from 'kysely-postgres-js'

/**
 * BEGIN goes out together with the statement that follows it: one wait for the server less in every transaction. Should
 * it ever be refused, the transaction is not committed, and behind the wall nothing is written without it: the tenant
 * is set for a transaction alone.
 */
class EagerDriver extends PostgresJSDriver {
  readonly #begun = new WeakMap<DatabaseConnection, Promise<void>>()

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begun = super.beginTransaction(connection, settings)
    // Whoever commits is told; what comes before meets the same connection's error by itself.
    begun.catch(() => {})
    this.#begun.set(connection, begun)
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#begun.get(connection)
    return super.commitTransaction(connection)
  }

  // What Kysely itself does when ROLLBACK fails is meant for another driver, and hides what went wrong.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** Kysely over postgres.js, with transactions that begin on their way. */
export class EagerDialect extends PostgresJSDialect {
  readonly #config: PostgresJSDialectConfig

  constructor(config: PostgresJSDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): EagerDriver {
    return new EagerDriver(this.#config)
  }
}
