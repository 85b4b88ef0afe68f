/** Progress as Server-Sent Events: what happens is told when it happens. */
package io.fleettwin.api.events;
