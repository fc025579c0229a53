import { Form } from '@remix-run/react'
import { profileSchema } from '../../../domain/companies/rules.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { Profile } from './profile-facts.tsx'
import { ProfileFields } from './profile-fields.tsx'

type ProfileFormProps = { readonly profile: Profile; readonly zones: readonly string[] }

/** What an owner may change about his company; the rest is the association's. */
export function ProfileForm({ profile, zones }: ProfileFormProps) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'profile',
    schema: profileSchema,
    defaults: { ...profile, bourseMemberships: profile.bourseMemberships.join('; ') },
  })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="profile" />
      <Refusal {...refusal} />
      <ProfileFields field={field} zones={zones} />
      <Field
        label="Days of back-dating"
        type="number"
        min={0}
        max={3650}
        hint="How far before the day of issue a document’s date may lie."
        {...field('backDatingDays')}
      />
      <Field
        label="Days between reminders"
        type="number"
        min={1}
        max={365}
        hint="How long a supplier has before he is reminded of a warranty that did not come."
        {...field('chaseAfterDays')}
      />
      <p className="hint">
        Legal name, country, registration number, segment, currency and fiscal year are kept by your association: ask it
        to change them.
      </p>
      <Button isPending={busy}>Save profile</Button>
      <Unsaved />
    </Form>
  )
}
