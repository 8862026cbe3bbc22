/** Every rule, in the order of the alphabet. A rule that is not listed here does not exist. */

import type { Rule } from '../rule.ts';
import { applicationCase } from './application-case.ts';
import { argumentCount } from './argument-count.ts';
import { arrowStyle } from './arrow-style.ts';
import { bareVariable } from './bare-variable.ts';
import { canonicalPattern } from './canonical-pattern.ts';
import { catchAllPattern } from './catch-all-pattern.ts';
import { constantCondition } from './constant-condition.ts';
import { contextOnlySubroutine } from './context-only-subroutine.ts';
import { deprecatedApplication } from './deprecated-application.ts';
import { deprecatedFunction } from './deprecated-function.ts';
import { doubledQuotes } from './doubled-quotes.ts';
import { duplicateHangupHandler } from './duplicate-hangup-handler.ts';
import { duplicateInclude } from './duplicate-include.ts';
import { duplicateIncludeFile } from './duplicate-include-file.ts';
import { duplicateLabel } from './duplicate-label.ts';
import { duplicateOption } from './duplicate-option.ts';
import { duplicatePriority } from './duplicate-priority.ts';
import { emptyExtension } from './empty-extension.ts';
import { emptyHangupHandler } from './empty-hangup-handler.ts';
import { emptyMenu } from './empty-menu.ts';
import { endlessLoop } from './endless-loop.ts';
import { execInclude } from './exec-include.ts';
import { extensionInHangup } from './extension-in-hangup.ts';
import { fallthroughAfterDial } from './fallthrough-after-dial.ts';
import { filterRange } from './filter-range.ts';
import { handlerOnWrongLeg } from './handler-on-wrong-leg.ts';
import { headerOnWrongLeg } from './header-on-wrong-leg.ts';
import { ignoredSetting } from './ignored-setting.ts';
import { ignoredText } from './ignored-text.ts';
import { implicitHangupHandlerLocation } from './implicit-hangup-handler-location.ts';
import { includeCycle } from './include-cycle.ts';
import { includeFileCycle } from './include-file-cycle.ts';
import { inconsistentArgumentCount } from './inconsistent-argument-count.ts';
import { invalidArgumentValue } from './invalid-argument-value.ts';
import { invalidAssignment } from './invalid-assignment.ts';
import { invalidCondition } from './invalid-condition.ts';
import { invalidExpression } from './invalid-expression.ts';
import { invalidGlobalExpression } from './invalid-global-expression.ts';
import { invalidInheritance } from './invalid-inheritance.ts';
import { invalidLine } from './invalid-line.ts';
import { invalidMailbox } from './invalid-mailbox.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { invalidPriority } from './invalid-priority.ts';
import { invalidQueueMember } from './invalid-queue-member.ts';
import { invalidSectionHeader } from './invalid-section-header.ts';
import { invalidTarget } from './invalid-target.ts';
import { invalidTimeRange } from './invalid-time-range.ts';
import { invalidVariableReference } from './invalid-variable-reference.ts';
import { jumpToHangupExtension } from './jump-to-hangup-extension.ts';
import { lineEnding } from './line-ending.ts';
import { localChannelOptimization } from './local-channel-optimization.ts';
import { localOutsideSubroutine } from './local-outside-subroutine.ts';
import { lostInheritance } from './lost-inheritance.ts';
import { lostReturnValue } from './lost-return-value.ts';
import { mediaAfterHangup } from './media-after-hangup.ts';
import { misleadingArgumentComment } from './misleading-argument-comment.ts';
import { misplacedExtension } from './misplaced-extension.ts';
import { missingApplication } from './missing-application.ts';
import { missingDestination } from './missing-destination.ts';
import { missingExpressionBracket } from './missing-expression-bracket.ts';
import { missingInclude } from './missing-include.ts';
import { missingIncludeFile } from './missing-include-file.ts';
import { missingPatternUnderscore } from './missing-pattern-underscore.ts';
import { missingPriority } from './missing-priority.ts';
import { missingReturn } from './missing-return.ts';
import { missingSubroutineArgument } from './missing-subroutine-argument.ts';
import { missingWait } from './missing-wait.ts';
import { mixedPatternPriorities } from './mixed-pattern-priorities.ts';
import { nestedHangupHandler } from './nested-hangup-handler.ts';
import { nextWithoutPrevious } from './next-without-previous.ts';
import { numberedPriority } from './numbered-priority.ts';
import { oneSidedQuotes } from './one-sided-quotes.ts';
import { optionArgument } from './option-argument.ts';
import { overwrittenValue } from './overwritten-value.ts';
import { passwordInDialplan } from './password-in-dialplan.ts';
import { patternLetter } from './pattern-letter.ts';
import { pipeSeparator } from './pipe-separator.ts';
import { pointlessCondition } from './pointless-condition.ts';
import { priorityGap } from './priority-gap.ts';
import { priorityWithoutFirst } from './priority-without-first.ts';
import { queueGosubPosition } from './queue-gosub-position.ts';
import { recursiveSubroutine } from './recursive-subroutine.ts';
import { redundantExpression } from './redundant-expression.ts';
import { removedApplication } from './removed-application.ts';
import { removedFunction } from './removed-function.ts';
import { repeatedExtension } from './repeated-extension.ts';
import { returnOutsideSubroutine } from './return-outside-subroutine.ts';
import { sameWithoutExtension } from './same-without-extension.ts';
import { secondApplication } from './second-application.ts';
import { specialExtensionAsNumber } from './special-extension-as-number.ts';
import { staleHangupHandlerArgument } from './stale-hangup-handler-argument.ts';
import { statementBeforeSection } from './statement-before-section.ts';
import { suspiciousArgumentOrder } from './suspicious-argument-order.ts';
import { suspiciousCopy } from './suspicious-copy.ts';
import { suspiciousExtension } from './suspicious-extension.ts';
import { textComparison } from './text-comparison.ts';
import { trailingSpace } from './trailing-space.ts';
import { trunkLoop } from './trunk-loop.ts';
import { typographicCharacter } from './typographic-character.ts';
import { unclosedBracket } from './unclosed-bracket.ts';
import { unclosedComment } from './unclosed-comment.ts';
import { unclosedQuotationMark } from './unclosed-quotation-mark.ts';
import { unclosedShellQuote } from './unclosed-shell-quote.ts';
import { unescapedSemicolon } from './unescaped-semicolon.ts';
import { unhandledStatus } from './unhandled-status.ts';
import { unknownApplication } from './unknown-application.ts';
import { unknownChannelItem } from './unknown-channel-item.ts';
import { unknownConferenceProfile } from './unknown-conference-profile.ts';
import { unknownContext } from './unknown-context.ts';
import { unknownDirective } from './unknown-directive.ts';
import { unknownEndpoint } from './unknown-endpoint.ts';
import { unknownExtension } from './unknown-extension.ts';
import { unknownFeature } from './unknown-feature.ts';
import { unknownFollowMe } from './unknown-follow-me.ts';
import { unknownFunction } from './unknown-function.ts';
import { unknownKeyword } from './unknown-keyword.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownMailbox } from './unknown-mailbox.ts';
import { unknownMusicClass } from './unknown-music-class.ts';
import { unknownObject } from './unknown-object.ts';
import { unknownOdbcFunction } from './unknown-odbc-function.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownParkingLot } from './unknown-parking-lot.ts';
import { unknownPriority } from './unknown-priority.ts';
import { unknownQueue } from './unknown-queue.ts';
import { unknownSetting } from './unknown-setting.ts';
import { unknownSound } from './unknown-sound.ts';
import { unknownStatus } from './unknown-status.ts';
import { unknownTechnology } from './unknown-technology.ts';
import { unknownTemplate } from './unknown-template.ts';
import { unknownValue } from './unknown-value.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unmarkedVariable } from './unmarked-variable.ts';
import { unpairedBlock } from './unpaired-block.ts';
import { unquotedOperand } from './unquoted-operand.ts';
import { unreachableExtension } from './unreachable-extension.ts';
import { unreachableInclude } from './unreachable-include.ts';
import { unreachablePriority } from './unreachable-priority.ts';
import { unreachableTimeout } from './unreachable-timeout.ts';
import { unreadableChannelItem } from './unreadable-channel-item.ts';
import { unsafeDialArgument } from './unsafe-dial-argument.ts';
import { unsafeEvaluation } from './unsafe-evaluation.ts';
import { unsafeQueryArgument } from './unsafe-query-argument.ts';
import { unsafeShellArgument } from './unsafe-shell-argument.ts';
import { unsetStatus } from './unset-status.ts';
import { unsetVariable } from './unset-variable.ts';
import { unusedAllow } from './unused-allow.ts';
import { unusedContext } from './unused-context.ts';
import { unusedExtension } from './unused-extension.ts';
import { unusedLabel } from './unused-label.ts';
import { unusedSubroutineArgument } from './unused-subroutine-argument.ts';
import { variableNeverSet } from './variable-never-set.ts';

export const rules: readonly Rule[] = [
  applicationCase,
  argumentCount,
  arrowStyle,
  bareVariable,
  canonicalPattern,
  catchAllPattern,
  constantCondition,
  contextOnlySubroutine,
  deprecatedApplication,
  deprecatedFunction,
  doubledQuotes,
  duplicateHangupHandler,
  duplicateInclude,
  duplicateIncludeFile,
  duplicateLabel,
  duplicateOption,
  duplicatePriority,
  emptyExtension,
  emptyHangupHandler,
  emptyMenu,
  endlessLoop,
  execInclude,
  extensionInHangup,
  fallthroughAfterDial,
  filterRange,
  handlerOnWrongLeg,
  headerOnWrongLeg,
  ignoredSetting,
  ignoredText,
  implicitHangupHandlerLocation,
  includeCycle,
  includeFileCycle,
  inconsistentArgumentCount,
  invalidArgumentValue,
  invalidAssignment,
  invalidCondition,
  invalidExpression,
  invalidGlobalExpression,
  invalidInheritance,
  invalidLine,
  invalidMailbox,
  invalidPattern,
  invalidPriority,
  invalidQueueMember,
  invalidSectionHeader,
  invalidTarget,
  invalidTimeRange,
  invalidVariableReference,
  jumpToHangupExtension,
  lineEnding,
  localChannelOptimization,
  localOutsideSubroutine,
  lostInheritance,
  lostReturnValue,
  mediaAfterHangup,
  misleadingArgumentComment,
  misplacedExtension,
  missingApplication,
  missingDestination,
  missingExpressionBracket,
  missingInclude,
  missingIncludeFile,
  missingPatternUnderscore,
  missingPriority,
  missingReturn,
  missingSubroutineArgument,
  missingWait,
  mixedPatternPriorities,
  nestedHangupHandler,
  nextWithoutPrevious,
  numberedPriority,
  oneSidedQuotes,
  optionArgument,
  overwrittenValue,
  passwordInDialplan,
  patternLetter,
  pipeSeparator,
  pointlessCondition,
  priorityGap,
  priorityWithoutFirst,
  queueGosubPosition,
  recursiveSubroutine,
  redundantExpression,
  removedApplication,
  removedFunction,
  repeatedExtension,
  returnOutsideSubroutine,
  sameWithoutExtension,
  secondApplication,
  specialExtensionAsNumber,
  staleHangupHandlerArgument,
  statementBeforeSection,
  suspiciousArgumentOrder,
  suspiciousCopy,
  suspiciousExtension,
  textComparison,
  trailingSpace,
  trunkLoop,
  typographicCharacter,
  unclosedBracket,
  unclosedComment,
  unclosedQuotationMark,
  unclosedShellQuote,
  unescapedSemicolon,
  unhandledStatus,
  unknownApplication,
  unknownChannelItem,
  unknownConferenceProfile,
  unknownContext,
  unknownDirective,
  unknownEndpoint,
  unknownExtension,
  unknownFeature,
  unknownFollowMe,
  unknownFunction,
  unknownKeyword,
  unknownLabel,
  unknownMailbox,
  unknownMusicClass,
  unknownObject,
  unknownOdbcFunction,
  unknownOption,
  unknownParkingLot,
  unknownPriority,
  unknownQueue,
  unknownSetting,
  unknownSound,
  unknownStatus,
  unknownTechnology,
  unknownTemplate,
  unknownValue,
  unknownVariable,
  unmarkedVariable,
  unpairedBlock,
  unquotedOperand,
  unreachableExtension,
  unreachableInclude,
  unreachablePriority,
  unreachableTimeout,
  unreadableChannelItem,
  unsafeDialArgument,
  unsafeEvaluation,
  unsafeQueryArgument,
  unsafeShellArgument,
  unsetStatus,
  unsetVariable,
  unusedAllow,
  unusedContext,
  unusedExtension,
  unusedLabel,
  unusedSubroutineArgument,
  variableNeverSet,
];
