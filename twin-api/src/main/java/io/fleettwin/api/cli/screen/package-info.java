/** What a command shows: text, tables, progress, on a terminal or into a file. */
package io.fleettwin.api.cli.screen;
