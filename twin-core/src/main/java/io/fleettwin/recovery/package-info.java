/** How a device that does not start comes back: failed starts, WinRE, Quick Machine Recovery. */
package io.fleettwin.recovery;
