import { applicationRoutes } from './applications/application.routes.ts'
import { declaredMemberRoutes } from './applications/declared-member.routes.ts'
import { draftRoutes } from './applications/draft.routes.ts'
import { followRoutes } from './applications/follow.routes.ts'
import { supplyRoutes } from './applications/supply.routes.ts'
import { trackRoutes } from './applications/track.routes.ts'
import { caseRoutes } from './casework/case.routes.ts'
import { caseActRoutes } from './casework/case-act.routes.ts'
import { caseDisputeRoutes } from './casework/dispute.routes.ts'
import { cardRoutes } from './codes/card.routes.ts'
import { deviceRoutes } from './codes/device.routes.ts'
import { ownCardRoutes } from './codes/own-card.routes.ts'
import { ownDeviceRoutes } from './codes/own-device.routes.ts'
import { presenceRoutes } from './codes/presence.routes.ts'
import { consentRoutes } from './consents/consent.routes.ts'
import { decisionRoutes } from './decisions/decision.routes.ts'
import { preCheckRoutes } from './decisions/pre-check.routes.ts'
import { whatIfRoutes } from './decisions/what-if.routes.ts'
import { documentRoutes } from './documents/document.routes.ts'
import { disputeRoutes } from './facts/dispute.routes.ts'
import { factRoutes } from './facts/fact.routes.ts'
import { poolRoutes } from './facts/pool.routes.ts'
import { newRouter } from './http/router.ts'
import { letterRoutes } from './letters/letter.routes.ts'
import { noticeRoutes } from './notices/notice.routes.ts'
import { moneyRoutes } from './payments/money.routes.ts'
import { paymentRoutes } from './payments/payment.routes.ts'
import { paymentRunRoutes } from './payments/payment-run.routes.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { libraryRoutes } from './policies/library.routes.ts'
import { policyRoutes } from './policies/policy.routes.ts'
import { ruleChangeRoutes } from './policies/rule-change.routes.ts'
import { publicityRoutes } from './publicity/publicity.routes.ts'
import { changeRoutes } from './requests/change.routes.ts'
import { changeDeskRoutes } from './requests/change-desk.routes.ts'
import { evidenceRoutes } from './requests/evidence.routes.ts'
import { reconsiderationRoutes } from './requests/reconsideration.routes.ts'
import { reconsiderationDeskRoutes } from './requests/reconsideration-desk.routes.ts'
import { actingRoutes } from './sessions/acting.routes.ts'
import { delegationRoutes } from './sessions/delegation.routes.ts'
import { kioskRoutes } from './sessions/kiosk.routes.ts'
import { officerSessionRoutes } from './sessions/officer-session.routes.ts'
import { ownPasskeyRoutes } from './sessions/own-passkey.routes.ts'
import { passkeyRoutes } from './sessions/passkey.routes.ts'
import { pinRoutes } from './sessions/pin.routes.ts'
import { raiseRoutes } from './sessions/raise.routes.ts'
import { sessionRoutes } from './sessions/session.routes.ts'
import { demoRoutes } from './supervision/demo.routes.ts'
import { exportRoutes } from './supervision/export.routes.ts'
import { ownDataRoutes } from './supervision/own-data.routes.ts'
import { readQuestionRoutes } from './supervision/read-question.routes.ts'
import { readsRoutes } from './supervision/reads.routes.ts'

/** The journey as a table of contents. The web knows the api by this type and by nothing else. */
export const routes = newRouter()
  .route('/', peopleRoutes)
  .route('/', cardRoutes)
  .route('/', ownCardRoutes)
  .route('/', deviceRoutes)
  .route('/', ownDeviceRoutes)
  .route('/', presenceRoutes)
  .route('/', sessionRoutes)
  .route('/', kioskRoutes)
  .route('/', officerSessionRoutes)
  .route('/', passkeyRoutes)
  .route('/', ownPasskeyRoutes)
  .route('/', raiseRoutes)
  .route('/', pinRoutes)
  .route('/', delegationRoutes)
  .route('/', actingRoutes)
  .route('/', consentRoutes)
  .route('/', libraryRoutes)
  .route('/', policyRoutes)
  .route('/', ruleChangeRoutes)
  .route('/', poolRoutes)
  .route('/', factRoutes)
  .route('/', disputeRoutes)
  .route('/', decisionRoutes)
  .route('/', preCheckRoutes)
  .route('/', whatIfRoutes)
  .route('/', documentRoutes)
  .route('/', draftRoutes)
  .route('/', declaredMemberRoutes)
  .route('/', applicationRoutes)
  .route('/', supplyRoutes)
  .route('/', followRoutes)
  .route('/', trackRoutes)
  .route('/', publicityRoutes)
  .route('/', letterRoutes)
  .route('/', caseRoutes)
  .route('/', caseActRoutes)
  .route('/', caseDisputeRoutes)
  .route('/', paymentRoutes)
  .route('/', moneyRoutes)
  .route('/', paymentRunRoutes)
  .route('/', noticeRoutes)
  .route('/', changeRoutes)
  .route('/', changeDeskRoutes)
  .route('/', reconsiderationRoutes)
  .route('/', reconsiderationDeskRoutes)
  .route('/', evidenceRoutes)
  .route('/', readsRoutes)
  .route('/', readQuestionRoutes)
  .route('/', ownDataRoutes)
  .route('/', exportRoutes)
  .route('/', demoRoutes)

export type ApiRoutes = typeof routes
export type { OfficerRole } from './db/in-transaction.ts'
export type { ProblemCode } from './http/problem.ts'
