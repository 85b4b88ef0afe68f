/** Between many entities and Akka's journal plugin: their events go to it many at a time. */
package io.fleettwin.cluster.clerk;
