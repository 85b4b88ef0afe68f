/** Rollouts through rings: plans, gates, and what they decide when signals arrive. */
package io.fleettwin.rollout;
