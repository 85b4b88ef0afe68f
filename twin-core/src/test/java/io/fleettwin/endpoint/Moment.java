package io.fleettwin.endpoint;

/** Something that happened to an endpoint, and when. */
record Moment(int tick, Happening what) {}
