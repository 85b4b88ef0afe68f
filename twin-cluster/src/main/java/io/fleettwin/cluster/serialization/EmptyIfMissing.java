package io.fleettwin.cluster.serialization;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;

/**
 * Makes a collection empty that an older version has not written. Jackson's own setting for that
 * ({@code Nulls.AS_EMPTY}) does not reach the components of records before Jackson 2.15.
 */
final class EmptyIfMissing extends DelegatingDeserializer {

  private static final long serialVersionUID = 1L;

  private EmptyIfMissing(JsonDeserializer<?> collections) {
    super(collections);
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> collections) {
    return new EmptyIfMissing(collections);
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) throws JsonMappingException {
    return getEmptyValue(context);
  }

  /** Does so for all lists, sets and maps. */
  static final class Modifier extends BeanDeserializerModifier {

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
        DeserializationConfig config,
        CollectionType type,
        BeanDescription description,
        JsonDeserializer<?> collections) {
      return new EmptyIfMissing(collections);
    }

    @Override
    public JsonDeserializer<?> modifyMapDeserializer(
        DeserializationConfig config,
        MapType type,
        BeanDescription description,
        JsonDeserializer<?> maps) {
      return new EmptyIfMissing(maps);
    }
  }
}
