import { z } from 'zod'
import { type CounterpartyId, idSchema } from '../kernel/ids.ts'

/** Whom to ask for the warranties that did not come. */
export const chaseSchema = z.object({ supplierId: idSchema<CounterpartyId>() })
