/**
 * What planners decide by: many futures of one plan or several, and of each the few numbers and the
 * curves that tell how it went.
 */
package io.fleettwin.study;
