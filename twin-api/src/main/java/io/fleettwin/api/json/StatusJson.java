package io.fleettwin.api.json;

/** How the node is: {@code up} or {@code ready}. */
public record StatusJson(String status) {}
