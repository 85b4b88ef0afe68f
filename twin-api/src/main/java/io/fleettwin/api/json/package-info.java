/**
 * The documents that go over the wire: records of their own, read strictly, checked field by field,
 * and turned into what the core works with.
 */
package io.fleettwin.api.json;
