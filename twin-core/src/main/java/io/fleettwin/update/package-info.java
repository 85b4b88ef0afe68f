/** Updates, what can be wrong with them, and what keeps them away from devices. */
package io.fleettwin.update;
