/** The causes with which a channel hangs up: their numbers, their names, and what those that occur mean. */
// Asterisk: include/asterisk/causes.h.

export interface HangupCause {
  readonly number: number;
  readonly name: string;
  /** Undefined for one that only telephone networks use among themselves. */
  readonly note: string | undefined;
}

const rows: readonly (readonly [number: number, name: string, note?: string])[] = [
  [1, 'UNALLOCATED', 'nobody has this number'],
  [2, 'NO_ROUTE_TRANSIT_NET'],
  [3, 'NO_ROUTE_DESTINATION', 'no way leads there'],
  [5, 'MISDIALLED_TRUNK_PREFIX'],
  [6, 'CHANNEL_UNACCEPTABLE'],
  [7, 'CALL_AWARDED_DELIVERED'],
  [8, 'PRE_EMPTED'],
  [14, 'NUMBER_PORTED_NOT_HERE'],
  [16, 'NORMAL_CLEARING', 'somebody hung up, as usual'],
  [17, 'USER_BUSY', 'the line is busy'],
  [18, 'NO_USER_RESPONSE', 'the telephone did not react'],
  [19, 'NO_ANSWER', 'it rang, and nobody answered'],
  [20, 'SUBSCRIBER_ABSENT', 'the telephone is not registered or off'],
  [21, 'CALL_REJECTED', 'the call was refused'],
  [22, 'NUMBER_CHANGED', 'there is another number now'],
  [23, 'REDIRECTED_TO_NEW_DESTINATION'],
  [26, 'ANSWERED_ELSEWHERE', 'another telephone took the call'],
  [27, 'DESTINATION_OUT_OF_ORDER', 'the telephone cannot be reached'],
  [28, 'INVALID_NUMBER_FORMAT', 'the number is not complete or not valid'],
  [29, 'FACILITY_REJECTED'],
  [30, 'RESPONSE_TO_STATUS_ENQUIRY'],
  [31, 'NORMAL_UNSPECIFIED', 'it ended, and nobody says why'],
  [34, 'NORMAL_CIRCUIT_CONGESTION', 'no line is free'],
  [38, 'NETWORK_OUT_OF_ORDER', 'the network is down'],
  [41, 'NORMAL_TEMPORARY_FAILURE', 'something failed, and may work again soon'],
  [42, 'SWITCH_CONGESTION', 'too many calls at once'],
  [43, 'ACCESS_INFO_DISCARDED'],
  [44, 'REQUESTED_CHAN_UNAVAIL'],
  [50, 'FACILITY_NOT_SUBSCRIBED'],
  [52, 'OUTGOING_CALL_BARRED', 'calls may not go out'],
  [54, 'INCOMING_CALL_BARRED', 'calls may not come in'],
  [57, 'BEARERCAPABILITY_NOTAUTH'],
  [58, 'BEARERCAPABILITY_NOTAVAIL', 'no common codec'],
  [65, 'BEARERCAPABILITY_NOTIMPL'],
  [66, 'CHAN_NOT_IMPLEMENTED'],
  [69, 'FACILITY_NOT_IMPLEMENTED'],
  [81, 'INVALID_CALL_REFERENCE'],
  [88, 'INCOMPATIBLE_DESTINATION', 'the other side cannot take such a call'],
  [95, 'INVALID_MSG_UNSPECIFIED'],
  [96, 'MANDATORY_IE_MISSING'],
  [97, 'MESSAGE_TYPE_NONEXIST'],
  [98, 'WRONG_MESSAGE'],
  [99, 'IE_NONEXIST'],
  [100, 'INVALID_IE_CONTENTS'],
  [101, 'WRONG_CALL_STATE'],
  [102, 'RECOVERY_ON_TIMER_EXPIRE', 'the other side did not answer in time'],
  [103, 'MANDATORY_IE_LENGTH_ERROR'],
  [111, 'PROTOCOL_ERROR'],
  [127, 'INTERWORKING', 'another network failed'],
];

export const hangupCauseList: readonly HangupCause[] = rows.map(([number, name, note]) => ({ number, name, note }));

/** The cause of a number or a name, in whatever case. */
export function hangupCause(text: string): HangupCause | undefined {
  const wanted = text.trim().toUpperCase();
  return hangupCauseList.find(({ number, name }) => name === wanted || String(number) === wanted);
}
