/** One fleet, one incident, several plans: what each of them would have cost. */
package io.fleettwin.api.cli.demo;
