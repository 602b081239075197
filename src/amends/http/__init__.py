"""The HTTP surface: `/api/v1` over `app/`. A route reads, calls one function, and shows what came of it."""
