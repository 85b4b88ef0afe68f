/** What the rings of a rollout have persisted, read again for other gates. */
package io.fleettwin.cluster.backtest;
