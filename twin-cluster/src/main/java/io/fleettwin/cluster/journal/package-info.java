/**
 * The journal seen from below: the database that Akka Persistence JDBC writes to, opened once more
 * for what the plugin does not do. Tables at the first start, a refusal to run on a database that
 * would lose or misorder events, scans over the events of a whole cohort, the driver sets that
 * events refer to, the what-if questions that were asked, and, in an H2 file, the inbox where
 * events wait before they are in their table.
 */
package io.fleettwin.cluster.journal;
