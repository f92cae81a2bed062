// better-sqlite3 13 keeps references to strings, which Node-API allows from version 10 on. Here a
// string that is referred to lives in an array of one, for an Electron that speaks version 9 only.
// Included ahead of every file of the addon; set-up/sqlite-addon.mjs tells when and why.
#pragma once
#ifdef __cplusplus
#include <napi.h>

namespace Napi {

template <>
inline Reference<String> Reference<String>::New(const String& text, uint32_t count) {
  Napi::Env env = text.Env();
  napi_value box;
  napi_ref reference;
  NAPI_THROW_IF_FAILED(env, napi_create_array_with_length(env, 1, &box), Reference<String>());
  NAPI_THROW_IF_FAILED(env, napi_set_element(env, box, 0, text), Reference<String>());
  NAPI_THROW_IF_FAILED(env, napi_create_reference(env, box, count, &reference), Reference<String>());
  return Reference<String>(env, reference);
}

template <>
inline String Reference<String>::Value() const {
  if (_ref == nullptr) return String(_env, nullptr);
  napi_value box;
  napi_value text;
  NAPI_THROW_IF_FAILED(_env, napi_get_reference_value(_env, _ref, &box), String());
  NAPI_THROW_IF_FAILED(_env, napi_get_element(_env, box, 0, &text), String());
  return String(_env, text);
}

}  // namespace Napi
#endif
