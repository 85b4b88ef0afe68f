/** Other gates, run over what a rollout's rings have been through. */
package io.fleettwin.backtest;
