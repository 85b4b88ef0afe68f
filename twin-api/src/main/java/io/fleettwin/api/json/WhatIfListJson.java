package io.fleettwin.api.json;

import java.util.List;

/**
 * A page of the history of what-if questions, newest first.
 *
 * @param cursor for the next page; left out on the last one
 */
public record WhatIfListJson(List<WhatIfJson> whatIfs, String cursor) {}
