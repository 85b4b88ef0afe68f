/**
 * The answer to a what-if question as a page to read and as rows to calculate with. Both are
 * written from the result's JSON alone, so that a stored result can be reported again.
 */
package io.fleettwin.api.report;
