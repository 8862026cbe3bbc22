/** The words that a function gives, for those that give one of a few. */
// Asterisk: main/cdr.c ast_cdr_disp2str, main/devicestate.c devstatestring, funcs/func_extstate.c ast_extstate_str.

const ofDevices = ['NOT_INUSE', 'INUSE', 'BUSY', 'RINGING', 'RINGINUSE', 'ONHOLD', 'UNAVAILABLE', 'INVALID', 'UNKNOWN'];
const ofExtensions = ['NOT_INUSE', 'INUSE', 'BUSY', 'RINGING', 'RINGINUSE', 'ONHOLD', 'HOLDINUSE', 'UNAVAILABLE', 'UNKNOWN'];
const ofCalls = ['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED', 'CONGESTION'];

/** Empty for a function of which nothing such is known. */
export function functionResults(name: string, args: string): readonly string[] {
  switch (name) {
    case 'DEVICE_STATE':
      return ofDevices;
    case 'EXTENSION_STATE':
      return ofExtensions;
    case 'CDR':
      return args.trim().toLowerCase() === 'disposition' ? ofCalls : [];
    default:
      return [];
  }
}
