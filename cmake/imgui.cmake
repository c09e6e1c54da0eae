# Dear ImGui with its OpenGL 3 backend on WebGL 2. Target verdiep_imgui; its users see client-wasm/ui/imgui_config.hpp.
include(source_package)
verdiep_source_package(imgui
  GIT_REPOSITORY https://github.com/ocornut/imgui.git
  GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5 # v1.92.2b
)

add_library(verdiep_imgui STATIC
  "${imgui_SOURCE_DIR}/imgui.cpp"
  "${imgui_SOURCE_DIR}/imgui_draw.cpp"
  "${imgui_SOURCE_DIR}/imgui_tables.cpp"
  "${imgui_SOURCE_DIR}/imgui_widgets.cpp"
  "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp"
)
target_include_directories(verdiep_imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}" "${imgui_SOURCE_DIR}/backends")
target_include_directories(verdiep_imgui PUBLIC "${PROJECT_SOURCE_DIR}")
# Equal for the library and its users, hence here and not in a source file.
target_compile_definitions(verdiep_imgui PUBLIC
  IMGUI_USER_CONFIG="client-wasm/ui/imgui_config.hpp"
  IMGUI_IMPL_OPENGL_ES3)
target_compile_options(verdiep_imgui PRIVATE -w) # not ours to repair
target_link_options(verdiep_imgui INTERFACE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
