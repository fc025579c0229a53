import { z } from 'zod'

/** Reads the environment once, at the start, and names everything that is wrong with it in one message. */
export function readConfig<S extends z.ZodType>(schema: S, env: NodeJS.ProcessEnv): Readonly<z.output<S>> {
  const parsed = schema.safeParse(env)
  if (parsed.success) return Object.freeze(parsed.data)
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The configuration is not valid:\n${lines.join('\n')}`)
}

/** What web and worker share. `docs/operations.md` describes each name. */
export const sharedConfig = z.object({
  APP_DATABASE_URL: z.string().min(1, 'the connection of the runtime role briefke_app is missing'),
  SYSTEM_DATABASE_URL: z.string().min(1, 'the connection of the role briefke_system is missing'),
  QUEUE_DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  BRIEFKE_DATA: z.string().default('./data'),
  BRIEFKE_MASTER_KEY: z.string().optional(),
  BRIEFKE_WITNESS_DIR: z.string().optional(),
  PUBLIC_URL: z.url('must be the address people use, like https://briefke.example').default('http://localhost:3000'),
  SMTP_URL: z.string().optional(),
  INBOX_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a domain, like papers.example.com')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  BRIEFKE_DEMO: z.enum(['0', '1']).default('0'),
})
export type SharedConfig = z.output<typeof sharedConfig>
