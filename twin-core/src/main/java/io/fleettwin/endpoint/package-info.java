/** How a simulated endpoint behaves; start with {@link io.fleettwin.endpoint.EndpointModel}. */
package io.fleettwin.endpoint;
