# gradlab_layer(NAME [LAYER...]): the library gradlab-NAME from core/NAME/*.cpp and core/NAME.cpp, built on the layers
# named after it. A layer of headers only is an INTERFACE library.
function(gradlab_layer name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/${name}/*.cpp ${CMAKE_SOURCE_DIR}/core/${name}.cpp)
  if(EMSCRIPTEN)
    list(REMOVE_ITEM sources ${CMAKE_SOURCE_DIR}/core/base/decimal.cpp)  # wasm-bindings/decimal.cpp takes its place
  endif()
  list(TRANSFORM ARGN PREPEND gradlab- OUTPUT_VARIABLE below)
  if(sources)
    add_library(gradlab-${name} STATIC ${sources})
    target_link_libraries(gradlab-${name} PUBLIC gradlab-flags ${below})
    # Errors are values in the core: nothing there throws.
    target_compile_options(gradlab-${name} PRIVATE -fno-exceptions)
    if(GRADLAB_COLD)
      list(FILTER sources INCLUDE REGEX "/core/(${GRADLAB_COLD})")
      # On the sources: a target's own options would come before those of gradlab-flags, and the last one counts.
      set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS ${GRADLAB_COLD_OPTIONS})
    endif()
  else()
    add_library(gradlab-${name} INTERFACE)
    target_link_libraries(gradlab-${name} INTERFACE gradlab-flags ${below})
  endif()
  set_property(GLOBAL APPEND PROPERTY GRADLAB_LAYERS ${name})
endfunction()
