/** Random numbers that depend on what is drawn, never on when. */
package io.fleettwin.random;
