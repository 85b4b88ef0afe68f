/**
 * Answers what-if questions: plays their futures, sums them up, compares plans, varies parameters,
 * searches for better plans.
 */
package io.fleettwin.api.whatif;
