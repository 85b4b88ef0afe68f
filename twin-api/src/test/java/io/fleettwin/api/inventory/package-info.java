/** Tests of the inventory formats; their files in {@code inventory/} are written by hand. */
package io.fleettwin.api.inventory;
