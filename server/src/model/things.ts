/**
 * What answers of a dialplan depend on, under the names by which the tracker is told of it. A context is named by its own name; these hold a line
 * feed, which no name of a context does.
 */

/** The set of all context names, and their order; for those who look at names by pattern. */
export const ALL_NAMES = '\n*';
/** Whether there is a context, by its name. */
export const EXISTENCE = '\nexistence:';
/** What the lines of a context make it hold, and not what they do, by its name. */
export const OUTLINES = '\noutlines:';
/** The targets that name a context, by its name. */
export const CALLERS = '\ncallers:';
/** The places that are entered in a context as subroutines and handlers, by its name. */
export const ENTRIES = '\nentries:';
/** The other places that are named in a context, by its name. */
export const NAMED = '\nnamed:';
/** The contexts that include one, and what is in them, by its name. */
export const INCLUDERS = '\nincluders:';
/** Which contexts include one, by its name. */
export const INCLUDER_NAMES = '\nincluder names:';
/** Whether something else names a context, by its name. */
export const MENTIONS = '\nmentions:';
/** Which names of contexts are used at all. */
export const USED = '\nused';
/** The contexts that set a variable, by its name. */
export const SETTERS = '\nsetters:';
/** Which contexts read a variable, by its name. */
export const READERS = '\nreaders:';
/** What a summary of all contexts comes to, by its name, and whether a text is in it. */
export const SUMMARIES = '\nsummaries:';
export const GLOBALS = '\nglobals';
/** Whether calls wait for digits at the end of an extension. */
export const FALL_THROUGH = '\nfall through';
/** The templates from which no section takes anything. */
export const UNUSED_TEMPLATES = '\nunused templates';
/** Which files Asterisk reads, and how often. */
export const LOADED = '\nloaded';
/** Whether a part of the dialplan is missing. */
export const INCOMPLETE = '\nincomplete';
/** The lines of the files beside the dialplan. */
export const FOREIGN = '\nforeign';
/** The names that those files define, by kind. */
export const NAMES = '\nnames:';
/** Which files those are, and under which names Asterisk reads them. */
export const NEIGHBOR_FILES = '\nneighbors';
/** The comments in a file, by its path: the documentation of a routine stands in another section than the routine when it is above a header. */
export const COMMENTS = '\ncomments:';
