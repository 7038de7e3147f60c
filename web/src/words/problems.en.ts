import type { ProblemCode } from '../api.ts'

/** What each problem means to the person who meets it: what happened, and what to do. */
export const problemsEn: Record<ProblemCode, string> = {
  invalid_input: 'Something in the form is not right. Look at the marked places.',
  malformed_request: 'We could not read what was sent. Try again.',
  body_too_large: 'The file is larger than 10 MB. Take the photo again, or a smaller one.',
  not_signed_in: 'You are signed out. Your answers are kept. Sign in to go on.',
  code_refused:
    'That did not work. Check the card number and the PIN, or show a fresh code. After several tries it pauses for 30 minutes.',
  sign_in_refused: 'This link has been used or is too old. Ask for a new one.',
  grade_too_low:
    'To see this we must be surer that it is you. Use the code on your phone with your PIN, or ask your community worker.',
  role_not_allowed: 'This is another person’s task.',
  forgery_suspected: 'The request did not come from this page. Open the page again and retry.',
  not_found: 'We could not find this.',
  pin_too_easy:
    'This PIN is easy to guess. Choose six digits that are no birthday, no run of your ID or phone number, no row.',
  pin_wrong: 'The old PIN is not right. After several wrong tries there is a pause of 30 minutes.',
  passkey_missing:
    'You have no passkey yet. Bring your ID card to the community office and set it up there.',
  person_not_matched:
    'This did not match. Check the full name and ID number. It must be an adult of this district who acts for fewer than five people.',
  already_delegated: 'This person already acts for you. To change it, end that first.',
  not_delegated:
    'You were not asked to do this. The person can do it, or add it to what you may do.',
  question_asked: 'You have asked about this look. The answer will stand here.',
  question_answered: 'This question has been answered.',
  presence_needed: 'The resident must be present: scan their code, or let them type their PIN.',
  card_not_printed: 'This card is not waiting to be handed over. Check the number.',
  ticket_refused: 'This invitation has been used or is older than ten minutes. Ask for a new one.',
  consent_exists: 'Consent has been given already.',
  consent_missing: 'First somebody must consent to our asking the departments.',
  decision_missing: 'There is no result yet. Look at what fits you first.',
  draft_incomplete: 'Some questions are still open.',
  application_open: 'Your household already has an application for this. You can follow it below.',
  key_reused: 'This was sent before with other content. Reload the page.',
  state_changed: 'A colleague was faster: the case has changed. Look again.',
  move_not_allowed: 'The procedure does not allow this step now.',
  publicity_running: 'The seven days of publicity are not over.',
  publicity_differs: 'What was published differs: publish this amount first.',
  amount_above_rules: 'The amount is above what the rules give for this case.',
  already_asked: 'Everything missing is asked for one time. It was asked already.',
  answer_time_running: 'The resident still has time to answer.',
  visit_missing: 'A home visit by two people must be recorded first.',
  four_eyes: 'Another person must do this: you prepared it, helped with it, or are a relative.',
  dispute_open: 'The resident says that a figure is wrong. Answer that first.',
  amount_missing: 'Give an amount, or how many months of hardship.',
  nothing_due: 'Nothing is due for this month.',
  no_account: 'Nothing can be paid: none of the payees has a bank account on file.',
  run_closed: 'This run is closed.',
  cases_fail: 'A case fails on the changed rules. Nothing was published.',
  change_closed: 'This change can no longer be published.',
  change_overlaps: 'There is already a value from that day or later.',
  file_type_refused: 'We take photos (JPEG, PNG) and PDF files.',
  file_empty: 'The file is empty.',
  too_many_files: 'At most 20 files.',
  too_many_requests: 'Too many tries at once. Wait a minute.',
  gone: 'This notice has ended and was taken down.',
  unavailable:
    'The service is not reachable right now. Nothing you sent before is lost. Try again in a few minutes.',
  internal: 'Something went wrong on our side. Nothing you sent before is lost.',
}
