/**
 * Holds the product to its own structure: what may depend on what, and what the core may not do.
 */
package io.fleettwin.architecture;
