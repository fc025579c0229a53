// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const FACTOR = integration('second-factor')
const MEMBERS = integration('second-factor-members')

/** Second factors: asked for, once, counted, and kept secret. */
export const secondFactorMutants: readonly Mutant[] = [
  {
    control: 'AUT-6',
    what: 'a session without its second step is a session',
    file: 'domain/identity/person.ts',
    from: "  if (factor.standing !== 'enough') return null\n",
    to: '',
    test: FACTOR,
  },
  {
    control: 'AUT-6',
    what: 'who must have a second factor goes on without one',
    file: 'domain/identity/rules.ts',
    from: "return facts.must ? 'missing' : 'enough'",
    to: "return 'enough'",
    test: MEMBERS,
  },
  {
    control: 'AUT-6',
    what: 'auditors need no second factor',
    file: 'domain/identity/person.ts',
    from: "return role === 'auditor' || requiresSecondFactor",
    to: 'return requiresSecondFactor',
    test: FACTOR,
  },
  {
    control: 'AUT-6',
    what: 'a code works twice',
    file: 'db/system/second-factor.ts',
    from: "      .where('last_step', '<', step)\n",
    to: '',
    test: FACTOR,
  },
  {
    control: 'AUT-6',
    what: 'a recovery code works twice',
    file: 'db/system/second-factor.ts',
    from: "      .where('code_hash', '=', hash)\n      .where('used_at', 'is', null)\n",
    to: "      .where('code_hash', '=', hash)\n",
    test: FACTOR,
  },
  {
    control: 'AUT-6',
    what: 'codes of minutes ago are taken',
    file: 'domain/second-factor/rules.ts',
    from: 'const DRIFT_STEPS = 1\n',
    to: 'const DRIFT_STEPS = 3\n',
    test: 'domain/second-factor/rules.test.ts',
  },
  {
    control: 'AUT-5',
    what: 'codes are guessed from many networks',
    file: 'db/system/identity.ts',
    from: '      if (last) return last.at\n',
    to: '',
    test: FACTOR,
  },
  {
    control: 'AUT-1',
    what: 'seeds are stored as they are',
    file: 'platform/second-factors.ts',
    from: 'sealSeed: (userId, seed) => sealing.seal(userId, seed),',
    to: 'sealSeed: (_userId, seed) => seed,',
    test: FACTOR,
  },
  {
    control: 'AUT-1',
    what: 'recovery codes are hashed without a key',
    file: 'domain/second-factor/index.ts',
    from: "codeHashes: recoveryCodes.map((code) => deps.factors.hashCode(id, code.replaceAll('-', ''))),",
    to: 'codeHashes: recoveryCodes,',
    test: FACTOR,
  },
  {
    control: 'AUT-2',
    what: 'a factor is changed without a code of it',
    file: 'domain/second-factor/index.ts',
    from: 'if (person.factor.has) await checkCode(',
    to: 'if (person.factor.has && input.present) await checkCode(',
    test: FACTOR,
  },
  {
    control: 'AUT-2',
    what: 'sessions outlive a change of the factor',
    file: 'db/system/second-factor.ts',
    from: "      .execute()\n    await tx.deleteFrom('user_session').where('user_id', '=', userId).execute()\n  })",
    to: '      .execute()\n  })',
    test: FACTOR,
  },
  {
    control: 'AUT-6',
    what: 'one company’s owner takes off what guards another company',
    file: 'domain/second-factor/of-members.ts',
    from: 'if (elsewhere.some(({ tenantId }) => tenantId !== actor.tenantId))',
    to: 'if (elsewhere.length === 0)',
    test: MEMBERS,
  },
]
