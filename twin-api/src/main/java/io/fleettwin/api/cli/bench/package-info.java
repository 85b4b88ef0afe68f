/** What a fleet costs on this machine, row by row, beside what the machine could do at best. */
package io.fleettwin.api.cli.bench;
