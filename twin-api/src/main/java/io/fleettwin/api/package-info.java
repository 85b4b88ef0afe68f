/** What people and tools touch: HTTP, files in and out, the web page and the command line. */
package io.fleettwin.api;
