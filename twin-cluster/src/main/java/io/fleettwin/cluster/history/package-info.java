/**
 * What is kept beside the worlds: the what-if questions that nodes were asked, and their answers.
 */
package io.fleettwin.cluster.history;
