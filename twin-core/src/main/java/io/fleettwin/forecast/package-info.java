/**
 * What a rollout would do to a fleet, computed in columns; start with {@link
 * io.fleettwin.forecast.Forecast}.
 */
package io.fleettwin.forecast;
