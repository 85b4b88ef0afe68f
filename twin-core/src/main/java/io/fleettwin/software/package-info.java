/** What is installed on a device: drivers, builds, versions. */
package io.fleettwin.software;
