/** Single steps of a twin, one at a time and in nanoseconds; what they add up to is twin bench. */
package io.fleettwin.jmh;
