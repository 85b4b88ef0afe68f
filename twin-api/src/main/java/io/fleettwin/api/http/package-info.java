/** The HTTP interface: one file a resource, and what all of them share. */
package io.fleettwin.api.http;
