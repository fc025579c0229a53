import { Form } from '@remix-run/react'
import { companySchema, segments } from '../../../domain/companies/rules.ts'
import { currencyCodes } from '../../../domain/kernel/money.ts'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { SelectField } from '../select-field.tsx'
import { Unsaved } from '../unsaved.tsx'
import { MONTH_NAMES } from './months.ts'
import { type Bind, ProfileFields } from './profile-fields.tsx'
import { RegistrationFields } from './registration-fields.tsx'
import { SchemesField } from './schemes-field.tsx'
import { segmentName } from './segments.ts'

const CHOOSE = { value: '', label: 'Choose' }
const SEGMENTS = [CHOOSE, ...segments.map((value) => ({ value, label: segmentName(value) }))]
const CURRENCIES = currencyCodes.map((value) => ({ value, label: value }))
const MONTHS = MONTH_NAMES.map((label, index) => ({ value: String(index + 1), label }))
const FORM = withFile(companySchema, 'evidence')
const NAMES = { scheme: 'scheme', number: 'schemeNumber', from: 'schemeValidFrom', to: 'schemeValidTo' }
const DEFAULTS = { currency: 'USD', fiscalYearStart: '1', paper: 'A4' }

type CompanyFormProps = { readonly zones: readonly string[]; readonly schemes: readonly SchemeWords[] }

/** Everything that onboarding asks about a company. */
export function CompanyForm({ zones, schemes }: CompanyFormProps) {
  const { field, fields, props, refusal, busy } = useCheckedForm({
    id: 'onboard',
    schema: FORM,
    // Where there is one scheme, it is chosen.
    defaults: { ...DEFAULTS, schemes: schemes.length === 1 ? [schemes[0]?.key] : [] },
  })
  return (
    <Form method="post" encType="multipart/form-data" {...props}>
      <input type="hidden" name="form" value="onboard" />
      <Refusal {...refusal} />
      <div className="columns">
        <Identity field={field} />
        <fieldset>
          <legend>Profile</legend>
          <ProfileFields field={field} zones={zones} />
        </fieldset>
        <div>
          <SchemesField schemes={schemes} chosen={fields['schemes']?.initialValue} errors={fields['schemes']?.errors} />
          <fieldset>
            <legend>{schemes.length === 1 ? schemes[0]?.registration.name : 'Registration'}</legend>
            <p className="hint">Number and both days together, or none: it can be recorded later.</p>
            <RegistrationFields field={field} names={NAMES} schemes={schemes} wasRefused={refusal !== null} />
          </fieldset>
        </div>
      </div>
      <div className="actions">
        <Button isPending={busy}>Onboard</Button>
        <LinkButton to="/companies">Cancel</LinkButton>
      </div>
      <Unsaved />
    </Form>
  )
}

function Identity({ field }: { readonly field: Bind }) {
  return (
    <fieldset>
      <legend>Company</legend>
      <Field label="Legal name" required autoComplete="off" {...field('legalName')} />
      <Field
        label="Country"
        required
        autoComplete="off"
        autoCapitalize="characters"
        hint="Two letters, like BE for Belgium."
        {...field('country')}
      />
      <Field
        label="Registration number"
        required
        autoComplete="off"
        hint="In its country’s trade register."
        {...field('registrationNumber')}
      />
      <SelectField label="Segment" required options={SEGMENTS} {...field('segment')} />
      <SelectField label="Currency" options={CURRENCIES} hint="Of its books." {...field('currency')} />
      <SelectField label="Fiscal year starts in" options={MONTHS} {...field('fiscalYearStart')} />
    </fieldset>
  )
}
